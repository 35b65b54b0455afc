using Microsoft.Extensions.Logging;

namespace StrictCors.Tests.Allocation;

/// <summary>The same with denials in the log.</summary>
public sealed class LoggingHosts : TwoHosts
{
    private readonly Provider _provider = new();

    /// <summary>Gets the number of denials that were logged.</summary>
    public int Denials => _provider.Denials;

    protected override string Level => "Information";

    protected override void AddLogging(ILoggingBuilder logging)
    {
        base.AddLogging(logging);
        logging.AddProvider(_provider);
    }

    /// <summary>A provider that makes a text of every entry, as one that writes to a file does.</summary>
    private sealed class Provider : ILoggerProvider, ILogger
    {
        public int Denials { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception).Contains("denied", StringComparison.Ordinal))
            {
                Denials++;
            }
        }

        public void Dispose()
        {
        }
    }
}
