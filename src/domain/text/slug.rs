//! A name that is safe as part of a file's name, whatever somebody called the thing (RELIABILITY X10).

use super::fold::fold;

/// Bytes: with a date and an extension it stays far below the 255 that file systems take.
const LONGEST: usize = 80;

/// Lower-case letters and digits with single dashes between them, never empty, never a path, an
/// option or a name that Windows keeps for devices.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            if out.len() + c.len_utf8() > LONGEST {
                break;
            }
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    let device = matches!(out.as_str(), "con" | "prn" | "aux" | "nul")
        || (out.len() == 4 && (out.starts_with("com") || out.starts_with("lpt")));
    if out.is_empty() {
        out.push_str("unnamed");
    } else if device {
        out.push_str("-1");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_become_file_names() {
        for (text, name) in [
            ("Rossi & Figli S.p.A.", "rossi-figli-s-p-a"),
            ("../../etc/passwd", "etc-passwd"),
            ("-rf", "rf"),
            ("\0", "unnamed"),
            ("NUL", "nul-1"),
            ("Città 2026", "citta-2026"),
        ] {
            assert_eq!(slug(text), name);
        }
        assert!(slug(&"x".repeat(300)).len() <= LONGEST);
    }

    proptest! {
        #[test]
        fn a_slug_is_a_single_harmless_name(text in any::<String>()) {
            let name = slug(&text);
            prop_assert!(!name.is_empty() && name.len() <= LONGEST + 2);
            prop_assert!(!name.starts_with('-') && !name.ends_with('-'));
            prop_assert!(name.chars().all(|c| c.is_alphanumeric() || c == '-'));
        }
    }
}
