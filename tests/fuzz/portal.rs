//! Records of the national portal and lines of the published collection: whatever is taken can be kept.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua_fuzz::{hold_to_import, import};

fuzz_target!(
    init: {
        assert_eq!(import(include_bytes!("seeds/portal/record")).expect("a record").procedures.len(), 1);
        assert_eq!(import(include_bytes!("seeds/portal/lines")).expect("lines").procedures.len(), 2);
    },
    |bytes: &[u8]| {
        if let Some(file) = hold_to_import(bytes) {
            assert_eq!(import(bytes), Ok(file), "read twice");
        }
    }
);
