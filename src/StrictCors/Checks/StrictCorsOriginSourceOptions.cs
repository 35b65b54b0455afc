namespace StrictCors;

/// <summary>How an origin source is asked and how long its answers last.</summary>
public sealed class StrictCorsOriginSourceOptions
{
    /// <summary>Gets or sets the request headers, beside <c>Origin</c> and <c>Host</c>, that the answer depends on (a tenant's header, for
    /// instance). They are part of the answer's key and join <c>Vary</c>. Default: none. An answer for which the source read more is
    /// used once and not kept.</summary>
    public IList<string> DependsOnHeaders { get; set; } = [];

    /// <summary>Gets or sets how long a yes is kept: the longest time for which a removed origin still works. Default: 1 minute.</summary>
    public TimeSpan AllowedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets how long a no is kept, in this process only. Default: 10 seconds.</summary>
    public TimeSpan DeniedFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long the source may take. Default: 5 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how many questions of this policy may be open at once; further ones wait. It spares the database when a
    /// client invents origins. Default: 16.</summary>
    public int MaxConcurrentQueries { get; set; } = 16;
}
