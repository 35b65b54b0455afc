using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StrictCors.LoadTests.Infrastructure;

/// <summary>Renders every message, as a program's logs do, and keeps none but errors.</summary>
internal sealed class CountingLogs : ILoggerProvider
{
    private const int ReloadRefused = 31;

    private long _count;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>What nobody expects of any request. That a mistaken configuration was refused is an error too, and expected here.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CountingLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            Interlocked.Increment(ref logs._count);
            if (logLevel >= LogLevel.Error && !(category == "StrictCors" && eventId.Id == ReloadRefused))
            {
                logs.Errors.Enqueue($"{category} {eventId}: {message} {exception}");
            }
        }
    }
}
