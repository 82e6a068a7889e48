//! The built program, run as people and scripts run it.

use assert_cmd::Command;

/// What a run printed on standard output and standard error, and its exit code.
pub type Ran = (String, String, i32);

/// The program with these arguments, free of the width and colours of whoever runs the tests.
pub fn ehcp(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("ehcp").unwrap();
    command.args(arguments).env("NO_COLOR", "1").env_remove("COLUMNS");
    command
}

/// Runs it to its end.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}
