using Microsoft.Extensions.Logging;
using StrictCors.Diagnostics;

namespace StrictCors.Fuzz.Infrastructure;

/// <summary>Renders every message, and takes none that a request could have broken into two.</summary>
internal sealed class StrictLogger : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Require.That(Lines.IsOne(formatter(state, exception)), eventId.Name);

    public void Dispose()
    {
    }
}
