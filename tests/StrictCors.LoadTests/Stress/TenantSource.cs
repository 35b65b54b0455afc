using System.Globalization;

namespace StrictCors.LoadTests.Stress;

/// <summary>Tenants with even numbers are customers. As long as it is told to, the service fails, hangs and is slow.</summary>
internal sealed class TenantSource : IStrictCorsOriginSource
{
    private const string Prefix = "https://t";
    private const string Suffix = ".tenant.example";

    private int _asked;

    public bool HasFaults { get; set; } = true;

    public int Asked => Volatile.Read(ref _asked);

    public static string OriginOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{tenant}{Suffix}");

    public static bool IsTenant(string origin) => origin.EndsWith(Suffix, StringComparison.Ordinal);

    public static bool IsCustomer(string origin) =>
        IsTenant(origin) && int.Parse(origin[Prefix.Length..^Suffix.Length], CultureInfo.InvariantCulture) % 2 == 0;

    public async ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        var fault = Interlocked.Increment(ref _asked) % 8;
        if (HasFaults && fault == 0)
        {
            throw new InvalidOperationException("The database is gone.");
        }

        if (HasFaults && fault < 3)
        {
            await Task.Delay(fault == 1 ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return IsCustomer(query.Origin.ToString());
    }
}
