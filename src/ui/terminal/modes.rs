//! The settings of the terminal's line that raw mode changes, as numbers that can be sent to another process.

use std::fmt;
use std::io;
use std::os::fd::AsFd;
use std::str::FromStr;

use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

/// Everything that raw mode changes; speeds and the other special characters stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Modes {
    input: u32,
    output: u32,
    control: u32,
    local: u32,
    min: u8,
    time: u8,
}

impl Modes {
    /// The terminal's settings now.
    pub(super) fn of(terminal: impl AsFd) -> io::Result<Self> {
        Ok(Self::from(&tcgetattr(terminal)?))
    }

    /// The same line in raw mode: every byte comes at once and as it was typed.
    pub(super) fn enter_raw(terminal: impl AsFd) -> io::Result<()> {
        let mut settings = tcgetattr(&terminal)?;
        settings.make_raw();
        Ok(tcsetattr(terminal, OptionalActions::Now, &settings)?)
    }

    /// Gives the terminal these settings. Never waits for output to drain: the reader may be gone.
    pub(super) fn apply(self, terminal: impl AsFd) -> io::Result<()> {
        let mut settings = tcgetattr(&terminal)?;
        settings.input_modes = InputModes::from_bits_retain(self.input);
        settings.output_modes = OutputModes::from_bits_retain(self.output);
        settings.control_modes = ControlModes::from_bits_retain(self.control);
        settings.local_modes = LocalModes::from_bits_retain(self.local);
        settings.special_codes[SpecialCodeIndex::VMIN] = self.min;
        settings.special_codes[SpecialCodeIndex::VTIME] = self.time;
        Ok(tcsetattr(terminal, OptionalActions::Now, &settings)?)
    }

    /// Whether lines are typed here as a shell reads them; not so in raw mode.
    pub(super) fn is_raw(self) -> bool {
        !LocalModes::from_bits_retain(self.local).intersects(LocalModes::ICANON | LocalModes::ISIG)
    }
}

impl From<&Termios> for Modes {
    fn from(settings: &Termios) -> Self {
        Self {
            input: settings.input_modes.bits(),
            output: settings.output_modes.bits(),
            control: settings.control_modes.bits(),
            local: settings.local_modes.bits(),
            min: settings.special_codes[SpecialCodeIndex::VMIN],
            time: settings.special_codes[SpecialCodeIndex::VTIME],
        }
    }
}

impl fmt::Display for Modes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {} {} {}", self.input, self.output, self.control, self.local, self.min, self.time)
    }
}

impl FromStr for Modes {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = text.split(' ');
        let mut number = || words.next().unwrap_or("").parse::<u32>();
        let (input, output, control, local) = (number()?, number()?, number()?, number()?);
        let mut small = || words.next().unwrap_or("").parse::<u8>();
        Ok(Self { input, output, control, local, min: small()?, time: small()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_went() {
        let modes = Modes { input: 17_664, output: 5, control: 191, local: 35_387, min: 1, time: 0 };
        assert_eq!(modes.to_string().parse(), Ok(modes));
        assert!("1 2 3".parse::<Modes>().is_err());
        assert!(!modes.is_raw());
    }
}
