namespace StrictCors.Tests.Documentation.Programs;

internal static class MovingOverPage
{
    #region A service that knows the origins
    public sealed class TenantOrigins : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            new(Tenants.Contains(query.Origin.ToString()));
    }
    #endregion

    private static class Tenants
    {
        public static bool Contains(string origin) => origin == "https://tenant.example.net";
    }
}
