namespace QuickStart.Demo;

/// <summary>Puts the log before everything else. Callbacks of a response run in reverse order of registration, so that it sees the headers as they
/// are sent, those of StrictCors included.</summary>
internal sealed class RequestLogFilter(RequestLog log) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(log.WatchAsync);
        next(app);
    };
}
