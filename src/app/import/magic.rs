//! What a file is by its first bytes, where that is not a table of text.
//!
//! People rename: an Excel workbook called `leads.csv` is the commonest case. Each kind has its own
//! refusal, so that the hint can say what to do with *this* file.

/// How many bytes [`foreign`] wants to see.
pub const HEAD: usize = 1024;

const SIGNATURES: [(&[u8], &str); 18] = [
    (b"\x1f\x8b", "import-is-compressed"),
    (b"BZh", "import-is-compressed"),
    (b"\xfd7zXZ\0", "import-is-compressed"),
    (b"\x28\xb5\x2f\xfd", "import-is-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "import-is-compressed"),
    (b"Rar!\x1a\x07", "import-is-compressed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import-is-excel"),
    (b"\x09\x08\x10\x00", "import-is-excel"),
    (b"%PDF-", "import-is-pdf"),
    (b"\x89PNG\r\n\x1a\n", "import-is-image"),
    (b"\xff\xd8\xff", "import-is-image"),
    (b"GIF8", "import-is-image"),
    (b"SQLite format 3\0", "import-is-database"),
    (b"PAR1", "import-is-database"),
    (b"\x7fELF", "import-is-program"),
    (b"MZ\x90\0", "import-is-program"),
    (b"{\\rtf", "import-is-document"),
    (b"\xff\xfe\0\0", "import-is-utf32"),
];

/// The refusal code of a file that begins like something else than a table of text.
pub fn foreign(head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(zip_kind(head));
    }
    if let Some((_, code)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return Some(code);
    }
    markup(head)
}

/// Whether these bytes are no text at all: one in twenty is a control character that no text has. Zeros
/// do not count, for UTF-16 is full of them.
pub fn is_binary(head: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    head.len() >= 64 && head.iter().filter(control).count() * 20 > head.len()
}

/// Office files are zip archives; the name of an early member tells which.
fn zip_kind(head: &[u8]) -> &'static str {
    let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if has(b"xl/") || has(b"opendocument.spreadsheet") {
        "import-is-excel"
    } else if has(b"word/") || has(b"ppt/") || has(b"opendocument") {
        "import-is-document"
    } else if has(b"[Content_Types].xml") || has(b"docProps/") || has(b"_rels/") {
        // The first member of a workbook does not always name `xl/` within the head.
        "import-is-excel"
    } else {
        "import-is-compressed"
    }
}

/// Web pages and XML: some systems export an HTML table and call it `.xls` or `.csv`.
fn markup(head: &[u8]) -> Option<&'static str> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start = head.trim_ascii_start();
    let begins = |word: &str| start.get(..word.len()).is_some_and(|first| first.eq_ignore_ascii_case(word.as_bytes()));
    if begins("<!doctype html") || begins("<html") || begins("<table") || begins("<meta") || begins("<head") {
        Some("import-is-html")
    } else if begins("<?xml") {
        let excel = memchr::memmem::find(head, b"urn:schemas-microsoft-com:office:spreadsheet").is_some();
        Some(if excel { "import-is-excel" } else { "import-is-html" })
    } else if begins("{\"") || begins("[{") {
        Some("import-is-json")
    } else if begins("BEGIN:VCARD") || begins("BEGIN:VCALENDAR") {
        Some("import-is-vcard")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_no_text() {
        let noise: Vec<u8> = (0..1000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(is_binary(&noise));
        let wide: Vec<u8> = "nome;città\nAnna;Forlì\n".repeat(9).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!is_binary(&wide) && !is_binary(&"é\t\r\n".repeat(50).into_bytes()));
    }

    #[test]
    fn each_foreign_file_is_named() {
        let cases: [(&[u8], Option<&str>); 13] = [
            (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", Some("import-is-excel")),
            (b"PK\x03\x04\x14\0\x06\0leads.csv", Some("import-is-compressed")),
            (b"PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.text", Some("import-is-document")),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Some("import-is-excel")),
            (b"\x1f\x8b\x08", Some("import-is-compressed")),
            (b"%PDF-1.7", Some("import-is-pdf")),
            (b"\x89PNG\r\n\x1a\n", Some("import-is-image")),
            (b"\xef\xbb\xbf \n<!DOCTYPE HTML>", Some("import-is-html")),
            (b"<table border=1>", Some("import-is-html")),
            (b"SQLite format 3\0", Some("import-is-database")),
            (b"name,email\n", None),
            (b"MZ,Mozambique\n", None),
            (b"", None),
        ];
        for (head, code) in cases {
            assert_eq!(foreign(head), code, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
