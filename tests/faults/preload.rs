//! The lying disk of `preload.c`, built once with the machine's C compiler.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The library, or nothing where there is no C compiler; then `test` says that it is skipped.
pub fn library(test: &str) -> Option<&'static Path> {
    static BUILT: OnceLock<Option<PathBuf>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/preload.c");
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{}.so", std::process::id()));
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-w", "-o"]).arg(&library).arg(source).arg("-ldl");
        match compiler.status() {
            Ok(status) => {
                assert!(status.success(), "preload.c does not compile");
                Some(library)
            }
            Err(_) => None,
        }
    });
    if built.is_none() {
        println!("{test}: SKIPPED, there is no C compiler (cc)");
    }
    built.as_deref()
}
