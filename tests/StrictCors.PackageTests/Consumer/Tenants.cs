using StrictCors;

namespace Consumer;

/// <summary>A tenant's pages stand at its name.</summary>
internal sealed class Tenants : IStrictCorsOriginSource
{
    public const string Header = "X-Tenant";

    public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
        query.Origin.Host == "failing.example"
            ? throw new InvalidOperationException("The tenants cannot be read.")
            : ValueTask.FromResult(query.Origin.Host == $"{query.GetHeader(Header)}.tenants.example");
}
