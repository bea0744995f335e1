//! Writes the README's pictures; `tests/screenshots.rs` says when they are stale.

mod pictures;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(pictures::folder())?;
    for (name, picture) in pictures::pictures()? {
        std::fs::write(pictures::folder().join(name), picture)?;
    }
    Ok(())
}
