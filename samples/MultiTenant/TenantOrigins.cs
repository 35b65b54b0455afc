using StrictCors;

namespace MultiTenant;

/// <summary>Whether a page of this origin may call the tenant of the request. Called only if no pattern of the policy matches and no
/// answer is kept.</summary>
public sealed partial class TenantOrigins(TenantDatabase database, ILogger<TenantOrigins> logger) : IStrictCorsOriginSource
{
    /// <summary>The first label of the host: acme of acme.localhost.</summary>
    public static string TenantOf(string host) => host.Split('.', ':')[0];

    public async ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        // Only the origin and the host are read: both are part of the key under which the answer is kept. A tenant that is named in a header
        // needs StrictCorsOriginSourceOptions.DependsOnHeaders.
        var tenant = TenantOf(query.Host);
        LogAsked(tenant, query.Origin);
        return await database.HasAsync(tenant, query.Origin, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The database is asked: may pages of {Origin} call {Tenant}?")]
    private partial void LogAsked(string tenant, Origin origin);
}
