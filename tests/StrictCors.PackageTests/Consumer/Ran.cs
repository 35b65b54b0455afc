namespace Consumer;

/// <summary>Which handlers ran, in a header of every answer: of one that was cleared since, too, and of one without a body.</summary>
internal static class Ran
{
    private const string Header = "X-Ran";

    /// <summary>In front of everything, so that its callback comes last.</summary>
    public static Task Show(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = (string?)context.Items[Header];
            return Task.CompletedTask;
        });
        return next(context);
    }

    public static void Note(HttpContext context, string name) =>
        context.Items[Header] = context.Items[Header] is { } before ? $"{before}, {name}" : name;

    /// <summary>A handler that runs and says so.</summary>
    public static RequestDelegate As(string name) => context => Run(context, name);

    public static Task Run(HttpContext context, string name)
    {
        Note(context, name);
        return context.Response.WriteAsync(name);
    }
}
