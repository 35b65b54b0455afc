namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A way to start the program.</summary>
internal sealed class Start(params string[] arguments)
{
    public static readonly Start Production = new();

    public static readonly Start Development = new("--environment=Development");

    /// <summary>The application writes problem details by itself.</summary>
    public static readonly Start ProblemDetails = new("--environment=Development", "--ProblemDetails=yes");

    /// <summary>No policy but where an endpoint names one.</summary>
    public static readonly Start WithoutDefault = new("--environment=WithoutDefault");

    /// <summary>UseStrictCors names a policy.</summary>
    public static readonly Start WithArgument = new("--Argument=server");

    public string[] Arguments { get; } = arguments;
}
