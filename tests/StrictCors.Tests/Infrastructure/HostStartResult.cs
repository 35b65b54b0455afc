using Microsoft.Extensions.Logging.Testing;

namespace StrictCors.Tests.Infrastructure;

/// <param name="Error">What kept the host from starting; null if it started.</param>
/// <param name="Listened">Whether the server was bound to its port at any time.</param>
/// <param name="Logs">All that was logged up to the stop.</param>
internal sealed record HostStartResult(Exception? Error, bool Listened, FakeLogCollector Logs);
