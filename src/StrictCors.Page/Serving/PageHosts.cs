using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using StrictCors.Text;

namespace StrictCors.Page.Serving;

/// <summary>The host names under which the page is shown to everyone. A site can let its own name resolve to the machine of its visitor (DNS
/// rebinding): for the browser the page is then one of that site, which could read it. Such a site cannot choose these names: those of loopback,
/// IP addresses, and names that the program is configured with.</summary>
internal sealed class PageHosts(IConfiguration? configuration, IOptionsMonitor<HostFilteringOptions>? filtering)
{
    // The middleware for forwarded headers keeps the host there that it replaces. Any page can send X-Forwarded-Host to its own origin.
    private const string OriginalHost = "X-Original-Host";

    private const string Any = "*";

    /// <summary>The host of the request under which the page is not shown; null if there is none.</summary>
    public string? FindUnknown(HttpRequest request)
    {
        if (!IsKnown(request.Host))
        {
            return request.Host.Value;
        }

        foreach (var replaced in request.Headers[OriginalHost])
        {
            if (!IsKnown(new(replaced ?? "")))
            {
                return replaced;
            }
        }

        return null;
    }

    /// <summary>Why the page is not shown, and what to do.</summary>
    public static string Explain(string host) =>
        $"The page of StrictCors is not shown under the host '{Display.Escape(host)}', because any site can let its name resolve to "
        + "this machine. Open it with localhost or an IP address, or add the host to \"AllowedHosts\" in the settings of this program: "
        + "\"AllowedHosts\": \"localhost;dev.example.com\".\n";

    /// <summary>Without a host, the request is not that of a browser.</summary>
    private bool IsKnown(HostString host) => !host.HasValue || IsLoopback(host.Host) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _)
        || HostString.MatchesAny(host.Host, Configured());

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private List<StringSegment> Configured()
    {
        var names = (filtering?.CurrentValue.AllowedHosts ?? []).Where(name => name != Any)
            .Select(name => new HostString(name).ToUriComponent()).ToList();
        var urls = (configuration?["urls"] ?? "").Split(';')
            .Concat((configuration?.GetSection("Kestrel:Endpoints").GetChildren() ?? []).Select(endpoint => endpoint["Url"] ?? ""));
        names.AddRange(urls.Select(url => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) ? address.IdnHost : "")
            .Where(name => name.Length > 0));
        return [.. names.Select(name => new StringSegment(name))];
    }
}
