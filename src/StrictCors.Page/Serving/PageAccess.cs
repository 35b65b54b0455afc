using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using StrictCors.Endpoints;
using StrictCors.Middleware;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Page.Serving;

/// <summary>Who may see the page: in Development, everyone who reaches the server under a host that no site can choose; elsewhere, those whom the
/// authorization of its endpoints admits.</summary>
internal sealed class PageAccess(IHostEnvironment environment, PageHosts hosts)
{
    private const int MaxText = 1000;

    /// <summary>Whether an endpoint with that metadata answers at all.</summary>
    public bool IsOpen(IEnumerable<object> metadata) => environment.IsDevelopment() || RequiresAuthorization(metadata);

    /// <summary>The handler, for those who may see the page. The answers are for no other page and no cache.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="isApi">Whether only the page itself uses the endpoint.</param>
    public RequestDelegate Guard(RequestDelegate handler, bool isApi) => context =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata is null || !IsOpen(metadata))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        PageHeaders.Write(context.Response.Headers);

        // Whom authorization admits has proved it under this host: a browser keeps cookies and passwords for the host that it got them for.
        if (!RequiresAuthorization(metadata) && hosts.FindUnknown(context.Request) is { } unknown)
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(PageHosts.Explain(unknown), context.RequestAborted);
        }

        if (isApi && !IsFromThePage(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return handler(context);
    };

    /// <summary>Who may see the page, in words.</summary>
    public static string Describe(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata ?? EndpointMetadataCollection.Empty;
        if (!RequiresAuthorization(metadata))
        {
            return "Everyone who reaches this server with localhost, an IP address or a configured host, because it runs in Development. Elsewhere "
                + "the page answers 404 without authorization.";
        }

        var requirements = metadata.OfType<IAuthorizeData>()
            .SelectMany(data => new[]
            {
                data.Policy is { Length: > 0 } policy ? $"policy {policy}" : null,
                data.Roles is { Length: > 0 } roles ? $"roles {roles}" : null,
                data.AuthenticationSchemes is { Length: > 0 } schemes ? $"signed in by {schemes}" : null,
            })
            .Concat(metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).Select(requirement => requirement.ToString()))
            .OfType<string>().Distinct().DefaultIfEmpty("the default policy");
        return Display.SingleLine($"Users whom the authorization of this page admits: {string.Join("; ", requirements)}.", MaxText);
    }

    private static bool RequiresAuthorization(IEnumerable<object> metadata)
    {
        var requires = false;
        foreach (var item in metadata)
        {
            if (item is IAllowAnonymous)
            {
                return false;
            }

            requires |= item is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData;
        }

        return requires;
    }

    /// <summary>Another page must not make a browser try requests or keep streams open here. Programs that are not browsers may.</summary>
    private static bool IsFromThePage(HttpContext context)
    {
        var received = HttpFeatures.Request(context);
        var request = CorsRequestReader.WithOwnOrigin(received, new() { Method = received.Method, Origin = received.Headers.Origin });
        return request.FetchSite.Count + request.Origin.Count == 0 || SameOriginCheck.IsSameOrigin(request);
    }
}
