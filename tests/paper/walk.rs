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

/// Everything stays on the sheet and keeps its ink, its codes' quiet zones too, for itself.
pub fn assert_nothing_collides(page: &Page) {
    let fonts = fonts().unwrap();
    let sheet = Bounds {
        x: 0.0,
        y: 0.0,
        width: page.width,
        height: page.height,
    };
    let boxes: Vec<(&Item, Bounds)> = page
        .items
        .iter()
        .filter_map(|item| item.bounds(fonts).map(|bounds| (item, bounds)))
        .collect();
    for (index, (item, bounds)) in boxes.iter().enumerate() {
        assert!(sheet.contains(bounds), "{item:?} leaves the paper");
        for (other, theirs) in &boxes[index + 1..] {
            if bounds.overlaps(theirs, 0.01) {
                let framed = matches!((item, other), (Item::Fill(_), Item::Text(run)) if run.white);
                assert!(
                    framed && bounds.contains(theirs),
                    "{item:?}\ncollides with {other:?}"
                );
            }
        }
    }
}
