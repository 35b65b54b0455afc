namespace StrictCors;

/// <summary>A service that knows allowed origins: those of a database, of a directory of tenants. It is queried only if no pattern of the
/// policy covers an origin. Register the implementation as a scoped service and attach it with
/// <see cref="StrictCorsPolicyBuilder.WithOriginSource{T}"/> or <see cref="StrictCorsBuilder.AddOriginSource{T}"/>.</summary>
/// <remarks>An answer is kept for other requests. The source therefore runs outside of the request, in a scope of its own:
/// <c>IHttpContextAccessor</c> and other ambient values are empty there.</remarks>
public interface IStrictCorsOriginSource
{
    /// <summary>Whether the origin may read responses under the policy. The guards of the policy apply to an allowed origin too: no
    /// <c>http</c> origin with credentials. If the method throws, or takes longer than
    /// <see cref="StrictCorsOriginSourceOptions.Timeout"/>, the policy denies the request; the request itself does not fail.</summary>
    /// <param name="query">The origin, and the parts of the request that an answer may depend on.</param>
    /// <param name="cancellationToken">Cancelled when the time is up.</param>
    /// <returns>True to allow.</returns>
    ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken);
}
