//! Stored values, and the Rust types that a field's value becomes.

use serde_json::Value as Json;

/// A stored value: nothing, a whole number or a text. Days, instants, references, money and flags are
/// whole numbers; their [`Type`] says which.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// Nothing known.
    #[default]
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(String),
}

impl Value {
    /// The number, where it is one.
    pub const fn int(&self) -> Option<i64> {
        if let Self::Int(value) = self { Some(*value) } else { None }
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(value) = self { Some(value) } else { None }
    }

    /// Whether nothing is known.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// As JSON for the journal: integers and texts only.
    pub fn json(&self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::Int(value) => Json::from(*value),
            Self::Text(value) => Json::from(value.as_str()),
        }
    }

    /// Back from the journal's JSON; anything but an integer or a text is nothing.
    pub fn from_json(json: &Json) -> Self {
        match json {
            Json::Number(number) => number.as_i64().map_or(Self::Null, Self::Int),
            Json::String(text) => Self::Text(text.clone()),
            _ => Self::Null,
        }
    }
}

/// A stored value that is only looked at: nothing is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueRef<'a> {
    /// Nothing known.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(&'a str),
}

impl<'a> From<&'a Value> for ValueRef<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Int(number) => Self::Int(*number),
            Value::Text(text) => Self::Text(text),
        }
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A Rust type that a field's value becomes.
pub trait FieldValue: Sized {
    /// From the stored value; what does not fit becomes the type's empty value.
    fn from_value(value: &Value) -> Self;
    /// To the stored value.
    fn to_value(&self) -> Value;
    /// The stored value, not copied.
    fn value_ref(&self) -> ValueRef<'_>;
}

impl FieldValue for String {
    fn from_value(value: &Value) -> Self {
        value.text().unwrap_or_default().to_owned()
    }
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::Text(self.clone()) }
    }
    fn value_ref(&self) -> ValueRef<'_> {
        if self.is_empty() { ValueRef::Null } else { ValueRef::Text(self) }
    }
}

impl FieldValue for Option<String> {
    fn from_value(value: &Value) -> Self {
        value.text().map(str::to_owned)
    }
    fn to_value(&self) -> Value {
        self.as_deref().filter(|text| !text.is_empty()).into()
    }
    fn value_ref(&self) -> ValueRef<'_> {
        self.as_ref().map_or(ValueRef::Null, FieldValue::value_ref)
    }
}

impl FieldValue for i64 {
    fn from_value(value: &Value) -> Self {
        value.int().unwrap_or_default()
    }
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn value_ref(&self) -> ValueRef<'_> {
        ValueRef::Int(*self)
    }
}

impl FieldValue for Option<i64> {
    fn from_value(value: &Value) -> Self {
        value.int()
    }
    fn to_value(&self) -> Value {
        (*self).into()
    }
    fn value_ref(&self) -> ValueRef<'_> {
        self.map_or(ValueRef::Null, ValueRef::Int)
    }
}

macro_rules! counted {
    ($($name:ident),*) => {$(
        impl FieldValue for crate::domain::time::$name {
            fn from_value(value: &Value) -> Self {
                Self(value.int().unwrap_or_default())
            }
            fn to_value(&self) -> Value {
                Value::Int(self.0)
            }
            fn value_ref(&self) -> ValueRef<'_> {
                ValueRef::Int(self.0)
            }
        }
        impl FieldValue for Option<crate::domain::time::$name> {
            fn from_value(value: &Value) -> Self {
                value.int().map(crate::domain::time::$name)
            }
            fn to_value(&self) -> Value {
                self.map(|counted| counted.0).into()
            }
            fn value_ref(&self) -> ValueRef<'_> {
                self.map_or(ValueRef::Null, |counted| ValueRef::Int(counted.0))
            }
        }
    )*};
}

counted!(Day, Instant);
