//! The README's pictures show the cockpit as it is: `cargo run --example screenshots` draws them anew.

#[path = "../examples/screenshots/pictures.rs"]
mod pictures;

#[test]
fn the_pictures_are_not_stale() {
    for (name, picture) in pictures::pictures().unwrap() {
        let kept = std::fs::read_to_string(pictures::folder().join(name)).unwrap_or_default();
        assert!(kept == picture, "{name} is stale: cargo run --example screenshots");
    }
}
