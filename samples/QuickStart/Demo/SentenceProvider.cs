namespace QuickStart.Demo;

/// <summary>Passes what StrictCors logs to <see cref="Sentences"/>. An application reads its log instead.</summary>
internal sealed class SentenceProvider(Sentences sentences) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) =>
        categoryName == "StrictCors" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        sentences.Add(eventId.Name, formatter(state, exception));

    public void Dispose()
    {
    }
}
