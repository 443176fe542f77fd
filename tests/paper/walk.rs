//! Walks the boxes that were placed on a page.

use motcua::paper::font::fonts;
use motcua::paper::layout::{Bounds, Item, Page};

/// All text of a page in the order in which it was placed.
pub fn texts(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// Everything stays on the sheet, and letters and codes (with their quiet zones) keep their area for
/// themselves: no other letter, line or edge of a frame touches them.
pub fn assert_nothing_collides(page: &Page) {
    let fonts = fonts().unwrap();
    let sheet = Bounds {
        x: 0.0,
        y: 0.0,
        width: page.width,
        height: page.height,
    };
    let mut solid: Vec<(&Item, Bounds)> = Vec::new();
    let mut lines: Vec<(&Item, Bounds)> = Vec::new();
    for item in &page.items {
        let Some(bounds) = item.bounds(fonts) else {
            continue;
        };
        assert!(sheet.contains(&bounds), "{item:?} leaves the paper");
        match item {
            Item::Text(_) | Item::Grid(_) => solid.push((item, bounds)),
            Item::Fill(_) | Item::Rule(_) => lines.push((item, bounds)),
            Item::Frame { area, line } => lines.extend(edges(area, *line).map(|edge| (item, edge))),
        }
    }
    for (index, (item, bounds)) in solid.iter().enumerate() {
        for (other, theirs) in solid[index + 1..].iter().chain(&lines) {
            if bounds.overlaps(theirs, 0.01) {
                let reversed = matches!((item, other), (Item::Text(run), Item::Fill(_)) if run.white);
                assert!(
                    reversed && theirs.contains(bounds),
                    "{item:?}\n{bounds:?}\ncollides with {other:?}\n{theirs:?}"
                );
            }
        }
    }
}

fn edges(area: &Bounds, line: f32) -> [Bounds; 4] {
    let flat = |y| Bounds {
        x: area.x,
        y: y - line / 2.0,
        width: area.width,
        height: line,
    };
    let upright = |x| Bounds {
        x: x - line / 2.0,
        y: area.y,
        width: line,
        height: area.height,
    };
    [
        flat(area.y),
        flat(area.bottom()),
        upright(area.x),
        upright(area.right()),
    ]
}
