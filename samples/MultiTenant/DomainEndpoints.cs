using StrictCors;

namespace MultiTenant;

/// <summary>The domains of a tenant's pages, for its operator.</summary>
internal static class DomainEndpoints
{
    private const string Route = "/tenants/{tenant:regex(^[a-z0-9-]{{1,63}}$)}/domains";

    public static void MapDomains(this IEndpointRouteBuilder app, StrictCorsOriginSourceOptions answers)
    {
        // The caller decides which pages may read the data of a tenant, so a real program adds .RequireAuthorization("operators").
        // Pages of other origins must not call this, including the pages of the tenant. DisableStrictCors allows no origin, and
        // "Enforcement": "Server" refuses their requests before this code runs.
        var domains = app.MapGroup(Route).DisableStrictCors();

        domains.MapPut("", async (string tenant, string? origin, TenantDatabase database) =>
        {
            if (Read(origin, out var read) is { } mistake)
            {
                return mistake;
            }

            await database.AddAsync(tenant, read);
            return Results.Ok(new { tenant, origin, inForceWithin = answers.DeniedFor });
        });

        domains.MapDelete("", async (string tenant, string? origin, TenantDatabase database) =>
        {
            if (Read(origin, out var read) is { } mistake)
            {
                return mistake;
            }

            return await database.RemoveAsync(tenant, read)
                ? Results.Ok(new { tenant, origin, endsWithin = answers.AllowedFor })
                : Results.Problem($"{read} is no domain of {tenant}.", statusCode: StatusCodes.Status404NotFound);
        });
    }

    /// <returns>What is wrong, with the spelling to write if there is one.</returns>
    private static IResult? Read(string? text, out Origin origin)
    {
        if (!Origin.TryParse(text, out origin))
        {
            var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) & Origin.TryFromUri(url ?? new Uri("about:blank"), out var meant);
            var correction = isUrl ? $"Write {meant}." : "Write ?origin=https://shop.acme.example.";
            return Results.Problem(
                $"\"{text}\" is not an origin as browsers send it: scheme://host, or scheme://host:port. {correction}",
                statusCode: StatusCodes.Status400BadRequest);
        }

        // Anyone on the network can impersonate an http origin. Under a policy with credentials, StrictCors denies it anyway.
        return origin.Scheme == "https" ? null : Results.Problem($"{origin} is not https.", statusCode: StatusCodes.Status400BadRequest);
    }
}
