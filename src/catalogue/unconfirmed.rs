//! What a person of the office must confirm, told in one sentence each.
//!
//! The doubts themselves are found by `import`; here they only get words. Tested here.

use crate::domain::deadline::limit_text;
use crate::domain::message::Message;
use crate::domain::procedure::{Channel, Doubt, Procedure, TimeLimit};
use crate::words::{Language, render};

/// One sentence a doubt; the same doubt about several ways of filing is told once, with the ways.
pub fn sentences(language: Language, procedure: &Procedure) -> Vec<String> {
    let mut told: Vec<(Message, Vec<Channel>)> = Vec::new();
    for doubt in &procedure.doubts {
        let (message, channel) = message(language, doubt);
        match told.iter_mut().find(|(known, _)| *known == message) {
            Some((_, channels)) => channels.extend(channel),
            None => told.push((message, channel.into_iter().collect())),
        }
    }
    let word = |channel: &Channel| {
        let id = match channel {
            Channel::Direct => "unconfirmed-direct",
            Channel::Online => "unconfirmed-online",
            Channel::Postal => "unconfirmed-postal",
        };
        render(language, &Message::new(id))
    };
    told.into_iter()
        .map(|(message, channels)| {
            let ways: Vec<_> = channels.iter().map(word).collect();
            render(language, &message.with("ways", ways.join(", ")))
        })
        .collect()
}

fn message(language: Language, doubt: &Doubt) -> (Message, Option<Channel>) {
    let limit = |limit: &TimeLimit| render(language, &limit_text(*limit));
    match doubt {
        Doubt::LimitUnstated { channel, text } if text.is_empty() => {
            (Message::new("unconfirmed-limit-missing"), Some(*channel))
        }
        Doubt::LimitUnstated { channel, text } => {
            let message = Message::new("unconfirmed-limit-in-words").with("text", text.as_str());
            (message, Some(*channel))
        }
        Doubt::LimitContradiction {
            case,
            case_limit,
            channel_limit,
        } => {
            let message = Message::new("unconfirmed-limit-contradiction")
                .with("case", case.as_str())
                .with("own", limit(case_limit))
                .with("general", limit(channel_limit));
            (message, None)
        }
        Doubt::SeveralLimits { channel, limits } => {
            let list: Vec<_> = limits.iter().map(limit).collect();
            let message = Message::new("unconfirmed-several-limits").with("limits", list.join("; "));
            (message, Some(*channel))
        }
        Doubt::LimitQuestioned {
            channel,
            limit: number,
            text,
        } => {
            let message = Message::new("unconfirmed-limit-questioned")
                .with("limit", limit(number))
                .with("text", text.as_str());
            (message, Some(*channel))
        }
        Doubt::FeeUnstated { name } => (Message::new("unconfirmed-fee").with("name", name.as_str()), None),
        Doubt::CodeRepeated { published } => (
            Message::new("unconfirmed-code").with("code", published.as_str()),
            None,
        ),
        Doubt::Superseded { by } => (
            Message::new("unconfirmed-superseded").with("by", by.as_str()),
            None,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_about_three_ways_is_one_sentence() {
        let mut procedure = crate::catalogue::template::example();
        procedure.doubts = [Channel::Direct, Channel::Online, Channel::Postal]
            .map(|channel| Doubt::LimitUnstated {
                channel,
                text: "5".to_owned(),
            })
            .to_vec();
        assert_eq!(
            sentences(Language::Vi, &procedure),
            ["Thời hạn (trực tiếp, trực tuyến, bưu chính) chỉ ghi “5”. Hãy nhập thời hạn."]
        );
    }

    #[test]
    fn every_doubt_has_a_sentence_in_both_languages() {
        let three = TimeLimit::working_days(3);
        let channel = Channel::Direct;
        let text = String::new;
        let mut procedure = crate::catalogue::template::example();
        procedure.doubts = vec![
            Doubt::LimitUnstated {
                channel,
                text: text(),
            },
            Doubt::LimitContradiction {
                case: text(),
                case_limit: three,
                channel_limit: three,
            },
            Doubt::SeveralLimits {
                channel,
                limits: vec![three],
            },
            Doubt::LimitQuestioned {
                channel,
                limit: three,
                text: text(),
            },
            Doubt::FeeUnstated { name: text() },
            Doubt::CodeRepeated { published: text() },
            Doubt::Superseded { by: text() },
        ];
        for language in [Language::Vi, Language::En] {
            let sentences = sentences(language, &procedure);
            assert_eq!(sentences.len(), procedure.doubts.len());
            assert!(
                sentences
                    .iter()
                    .all(|s| !s.contains("unconfirmed-") && !s.contains("{$")),
                "{sentences:?}"
            );
        }
    }
}
