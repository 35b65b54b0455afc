namespace StrictCors;

/// <summary>Origins that live elsewhere: in a database, in a directory of tenants. Asked only when no pattern of the policy covers an
/// origin. Register the implementation as a scoped service and attach it with
/// <see cref="StrictCorsPolicyBuilder.WithOriginSource{T}"/> or <see cref="StrictCorsBuilder.AddOriginSource{T}"/>.</summary>
public interface IStrictCorsOriginSource
{
    /// <summary>Whether the origin may read responses under the policy. A yes is still bound by the policy's guards: no <c>http</c>
    /// origin with credentials. An exception, and a time longer than <see cref="StrictCorsOriginSourceOptions.Timeout"/>, deny the request
    /// and never fail it.</summary>
    /// <param name="query">The origin, and what else of the request an answer may depend on.</param>
    /// <param name="cancellationToken">Cancelled when the time is up.</param>
    /// <returns>True to allow.</returns>
    ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken);
}
