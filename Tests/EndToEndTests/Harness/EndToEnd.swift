import Testing

/// Stories that a real process tells, one at a time: each starts its own server on a free port with its own data.
@Suite(.serialized) struct `End to end` {}
