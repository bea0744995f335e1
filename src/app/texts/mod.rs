//! Texts by id. (Stand-in until the texts branch lands.)

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

/// Languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "stand-in")]
pub enum Language {
    En,
    It,
    Es,
}

/// A variable.
#[expect(missing_docs, reason = "stand-in")]
pub enum Arg<'a> {
    Str(&'a str),
    Int(i64),
}

/// The texts of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

const FILES: [(&str, &str, &str); 5] = [
    (
        include_str!("../../../assets/locales/en/common.ftl"),
        include_str!("../../../assets/locales/it/common.ftl"),
        include_str!("../../../assets/locales/es/common.ftl"),
    ),
    (
        include_str!("../../../assets/locales/en/commands.ftl"),
        include_str!("../../../assets/locales/it/commands.ftl"),
        include_str!("../../../assets/locales/es/commands.ftl"),
    ),
    (
        include_str!("../../../assets/locales/en/screens.ftl"),
        include_str!("../../../assets/locales/it/screens.ftl"),
        include_str!("../../../assets/locales/es/screens.ftl"),
    ),
    (
        include_str!("../../../assets/locales/en/fields.ftl"),
        include_str!("../../../assets/locales/it/fields.ftl"),
        include_str!("../../../assets/locales/es/fields.ftl"),
    ),
    (
        include_str!("../../../assets/locales/en/metrics.ftl"),
        include_str!("../../../assets/locales/it/metrics.ftl"),
        include_str!("../../../assets/locales/es/metrics.ftl"),
    ),
];

impl Texts {
    /// The texts of `language`.
    pub fn new(language: Language) -> Self {
        let tag = match language {
            Language::En => "en",
            Language::It => "it",
            Language::Es => "es",
        };
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        for (en, it, es) in FILES {
            let text = match language {
                Language::En => en,
                Language::It => it,
                Language::Es => es,
            };
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language }
    }
    /// Its language.
    pub const fn language(&self) -> Language {
        self.language
    }
    /// The text `id`.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }
    /// The text `id` with variables.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(name, attribute)| (name, Some(attribute)));
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Str(text) => fluent.set((*name).to_owned(), FluentValue::from((*text).to_owned())),
                Arg::Int(n) => fluent.set((*name).to_owned(), FluentValue::from(*n)),
            }
        }
        let pattern = self.bundle.get_message(name).and_then(|message| match attribute {
            None => message.value(),
            Some(attribute) => message.get_attribute(attribute).map(|a| a.value()),
        });
        match pattern {
            Some(pattern) => self.bundle.format_pattern(pattern, Some(&fluent), &mut Vec::new()).into_owned(),
            None => format!("⟨{id}⟩"),
        }
    }
    /// The text where there is one.
    pub fn find(&self, id: &str) -> Option<String> {
        Some(self.get(id)).filter(|text| !text.starts_with('⟨'))
    }
    /// Whether there is such a text.
    pub fn has(&self, id: &str) -> bool {
        !self.get(id).starts_with('⟨')
    }
}
