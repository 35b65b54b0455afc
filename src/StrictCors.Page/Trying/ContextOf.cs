using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using StrictCors.Page.Watching;

namespace StrictCors.Page.Trying;

/// <summary>The context that a request would have on this server, for routing and for the decision. Nothing is sent to it.</summary>
internal static class ContextOf
{
    /// <param name="message">The request.</param>
    /// <param name="page">The request of the page for development, on the same server.</param>
    public static DefaultHttpContext Request(HttpRequestMessage message, HttpContext page)
    {
        var url = message.RequestUri!;
        var context = Create(page.RequestServices, message.Method.Method, url.Scheme, url.Authority);
        SetPath(context, PathString.FromUriComponent(url), page.Request.PathBase, url.Query);
        context.Connection.RemoteIpAddress = page.Connection.RemoteIpAddress;
        var headers = message.Headers.NonValidated.Select(header => (header.Key, header.Value))
            .Concat(message.Content?.Headers.NonValidated.Select(header => (header.Key, header.Value)) ?? []);
        foreach (var (name, values) in headers)
        {
            context.Request.Headers[name] = new StringValues([.. values]);
        }

        if (context.Request.Headers.Upgrade.Count > 0)
        {
            context.Features.Set<IHttpUpgradeFeature>(Upgradable.Instance);
        }

        return context;
    }

    /// <summary>The context of a request with that method, host and path.</summary>
    public static DefaultHttpContext Create(IServiceProvider services, string method, string scheme, string host)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.Scheme) = (method, scheme);
        context.Request.Headers.Host = host;
        return context;
    }

    /// <summary>The context of a preflight that was decided about; null if the request is not kept any more.</summary>
    public static DefaultHttpContext? Preflight(RecordedDecision recorded, IServiceProvider services)
    {
        if (recorded.ReadRequest() is not { } kept)
        {
            return null;
        }

        var request = kept.Value;
        var context = Create(services, request.Method, request.Scheme, request.Host);
        SetPath(context, new(kept.FullPath), new(kept.PathBase), "");
        (context.Request.Headers.Origin, context.Request.Headers.AccessControlRequestMethod) = (request.Origin, request.RequestMethod);
        return context;
    }

    private static void SetPath(HttpContext context, PathString path, PathString pathBase, string query)
    {
        var request = context.Request;
        if (pathBase.HasValue && path.StartsWithSegments(pathBase, out var rest))
        {
            (request.PathBase, path) = (pathBase, rest);
        }

        (request.Path, request.QueryString) = (path, new(query));

        // As in the request line, so that the path counts as one that nothing has changed.
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = path.Value + query;
    }

    private sealed class Upgradable : IHttpUpgradeFeature
    {
        public static readonly Upgradable Instance = new();

        public bool IsUpgradableRequest => true;

        public Task<Stream> UpgradeAsync() => throw new NotSupportedException();
    }
}
