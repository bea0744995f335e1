//! The message files, compiled in. One file an area and language: messages are added there, not here.

use super::Language;

macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!("../../../assets/locales/", $language, "/common.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/screens.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/commands.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/refusals.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/agreement.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/terms.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/agreement-screen.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/handoffs.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/changes.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/fields.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/metrics.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/import.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/cli.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/demo.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/terminal.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/plan.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/calendar.ftl")),
            include_str!(concat!("../../../assets/locales/", $language, "/today.ftl")),
        ]
    };
}

/// The files of `language`.
pub const fn of(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => files!("en"),
        Language::It => files!("it"),
        Language::Es => files!("es"),
    }
}
