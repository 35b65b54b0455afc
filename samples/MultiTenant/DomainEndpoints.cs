using StrictCors;

namespace MultiTenant;

/// <summary>The domains of a tenant's pages, for its operator.</summary>
internal static class DomainEndpoints
{
    private const string Route = "/tenants/{tenant:regex(^[a-z0-9-]{{1,63}}$)}/domains";

    public static void MapDomains(this IEndpointRouteBuilder app, StrictCorsOriginSourceOptions answers)
    {
        // Whoever calls this decides which pages may read a tenant's data: in a real program it wants .RequireAuthorization("operators").
        // And no page of another origin calls it. DisableStrictCors allows none; "Enforcement": "Server" refuses them before a line of this
        // runs, a tenant's own pages included.
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

    /// <returns>What is wrong, with the spelling to write where there is one.</returns>
    private static IResult? Read(string? text, out Origin origin)
    {
        if (!Origin.TryParse(text, out origin))
        {
            var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) & Origin.TryFromUri(url ?? new Uri("about:blank"), out var meant);
            return Results.Problem(
                $"""
                "{text}" is no origin as browsers send it: scheme://host, or scheme://host:port.{(isUrl ? $" Write {meant}." : " Write ?origin=https://shop.acme.example.")}
                """,
                statusCode: StatusCodes.Status400BadRequest);
        }

        // Anyone on the network can speak for an http origin; under a policy with credentials StrictCors would refuse it anyway.
        return origin.Scheme == "https" ? null : Results.Problem($"{origin} is not https.", statusCode: StatusCodes.Status400BadRequest);
    }
}
