//! How nouns and closed lists are declared: one list makes the Rust type, its words and its table of fields.

/// Declares a noun: its Rust type and its table of fields from one list.
macro_rules! entity {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty = $tag:expr $(, $flag:ident)*;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name {
            /// Its number; 0 before it is stored.
            pub id: i64,
            $($(#[$field_doc])* pub $field: $ty,)*
        }

        impl $name {
            /// Its fields, in the order of the table's columns.
            pub const FIELDS: &'static [$crate::domain::record::Field] =
                &[$($crate::domain::record::Field::new(stringify!($field), $tag)$(.$flag())*,)*];
        }

        impl $crate::domain::record::Entity for $name {
            const KIND: $crate::domain::record::Kind = $crate::domain::record::Kind::$name;

            fn of(record: &$crate::domain::record::Record) -> Self {
                Self {
                    id: record.id,
                    $($field: $crate::domain::record::FieldValue::from_value(record.get(stringify!($field))),)*
                }
            }

            fn record(&self) -> $crate::domain::record::Record {
                $crate::domain::record::Record {
                    kind: <Self as $crate::domain::record::Entity>::KIND,
                    id: self.id,
                    version: 0,
                    archived: false,
                    values: vec![$($crate::domain::record::FieldValue::to_value(&self.$field),)*],
                }
            }

            fn id(&self) -> i64 {
                self.id
            }

            fn each_value<'a>(&'a self, mut each: impl FnMut($crate::domain::record::ValueRef<'a>)) {
                $(each($crate::domain::record::FieldValue::value_ref(&self.$field));)*
            }
        }
    };
}

pub(crate) use entity;

/// A closed list of words: a Rust enum, its words in the file, and its number in counts.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub enum $name {
            #[default]
            $($(#[$case_doc])* $case,)*
        }

        impl $name {
            /// Every case.
            pub const ALL: &'static [Self] = &[$(Self::$case,)*];
            /// Every word, as the file, JSON and the command line have them.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// Its word; never translated in the file.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$case => $word,)* }
            }

            /// The case of that word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|case| case.word() == word)
            }
        }

        impl $crate::domain::record::FieldValue for $name {
            fn from_value(value: &$crate::domain::record::Value) -> Self {
                value.text().and_then(Self::named).unwrap_or_default()
            }
            fn to_value(&self) -> $crate::domain::record::Value {
                self.word().into()
            }
            fn value_ref(&self) -> $crate::domain::record::ValueRef<'_> {
                $crate::domain::record::ValueRef::Text(self.word())
            }
        }

        impl $crate::domain::record::FieldValue for Option<$name> {
            fn from_value(value: &$crate::domain::record::Value) -> Self {
                value.text().and_then($name::named)
            }
            fn to_value(&self) -> $crate::domain::record::Value {
                self.map(|case| case.word()).into()
            }
            fn value_ref(&self) -> $crate::domain::record::ValueRef<'_> {
                self.map_or($crate::domain::record::ValueRef::Null, |case| {
                    $crate::domain::record::ValueRef::Text(case.word())
                })
            }
        }
    };
}

pub(crate) use choice;
