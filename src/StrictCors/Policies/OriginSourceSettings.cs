namespace StrictCors.Policies;

/// <summary>Which service a compiled policy queries about origins that no pattern covers, and how. The working source, with its open
/// queries, is not part of a policy: it survives reloads.</summary>
/// <param name="ServiceType">The service.</param>
/// <param name="DependsOnHeaders">The headers, besides <c>Origin</c> and <c>Host</c>, that an answer depends on.</param>
/// <param name="AllowedFor">How long the answer "allowed" is kept.</param>
/// <param name="DeniedFor">How long the answer "denied" is kept.</param>
/// <param name="Timeout">How long a query may take, the wait for its start included.</param>
/// <param name="MaxConcurrentQueries">How many queries may be open at once.</param>
internal sealed record OriginSourceSettings(
    Type ServiceType, string[] DependsOnHeaders, TimeSpan AllowedFor, TimeSpan DeniedFor, TimeSpan Timeout, int MaxConcurrentQueries)
{
    public OriginSourceSettings(Type serviceType, StrictCorsOriginSourceOptions options)
        : this(serviceType, [.. options.DependsOnHeaders], options.AllowedFor, options.DeniedFor, options.Timeout, options.MaxConcurrentQueries)
    {
    }

    // The equality that the compiler generates compares arrays by reference.
    public bool Equals(OriginSourceSettings? other) =>
        other is not null
        && ServiceType == other.ServiceType
        && DependsOnHeaders.AsSpan().SequenceEqual(other.DependsOnHeaders)
        && AllowedFor == other.AllowedFor
        && DeniedFor == other.DeniedFor
        && Timeout == other.Timeout
        && MaxConcurrentQueries == other.MaxConcurrentQueries;

    public override int GetHashCode() => HashCode.Combine(ServiceType, DependsOnHeaders.Length, AllowedFor, DeniedFor, Timeout, MaxConcurrentQueries);
}
