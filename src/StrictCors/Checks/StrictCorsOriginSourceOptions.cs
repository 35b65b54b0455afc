namespace StrictCors;

/// <summary>How an origin source is queried and how long its answers are kept.</summary>
public sealed class StrictCorsOriginSourceOptions
{
    /// <summary>Gets or sets the request headers, besides <c>Origin</c> and <c>Host</c>, that the answer depends on (a tenant's header, for
    /// instance). They are part of the answer's key and of <c>Vary</c>. Default: none. If the source reads other parts of the request, its
    /// answer is used once and not kept.</summary>
    public IList<string> DependsOnHeaders { get; set; } = [];

    /// <summary>Gets or sets how long an allowed origin is kept. A removed origin still works for at most this time. A request in
    /// its second half renews the answer. Default: 1 minute.</summary>
    public TimeSpan AllowedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets how long a denied origin is kept, in this process only. Default: 10 seconds.</summary>
    public TimeSpan DeniedFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long the source may take. Default: 5 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how many queries of this policy may be open at once. Further ones wait: first those about origins
    /// that were allowed before, for which a quarter of the places is reserved, then one of each client in turns. The bound protects a database
    /// from a client that invents origins. Default: 16.</summary>
    public int MaxConcurrentQueries { get; set; } = 16;
}
