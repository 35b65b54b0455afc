namespace StrictCors.Origins;

/// <summary>The supplement to the Public Suffix List: domains under which anyone gets a name, which the list lacks or has only in part.</summary>
/// <remarks>A star is any one label. The supplement decides about wildcards only. It does not decide about sites: for cookies, browsers know
/// the list alone.</remarks>
internal static class HostingDomains
{
    private const string Tunnel = "anyone opens a tunnel to a program of their own";
    private const string Workspace = "everyone's development environments publish their ports";
    private const string Preview = "everyone's projects and previews run";
    private const string Site = "anyone publishes a website";
    private const string Tenant = "anyone opens an organisation that runs its own scripts";

    private static readonly (string[] Labels, string Reason)[] Rules =
    [
        .. Shared(Tunnel, "devtunnels.ms", "*.devtunnels.ms", "loca.lt", "localtunnel.me", "lhr.life", "lhr.rocks", "lhrtunnel.link", "serveo.net",
            "serveousercontent.com", "pinggy.link", "a.pinggy.link", "free.pinggy.link", "a.free.pinggy.link", "share.zrok.io", "loclx.io",
            "*.loclx.io", "sharedwithexpose.com"),
        .. Shared(Workspace, "app.github.dev", "preview.app.github.dev", "gitpod.io", "*.gitpod.io", "cloudshell.dev", "*.cloudshell.dev",
            "cloudworkstations.dev", "*.cloudworkstations.dev", "vscode-cdn.net"),
        .. Shared(Preview, "webcontainer.io", "*.webcontainer.io", "stackblitz.io", "w-credentialless-staticblitz.com", "w-corp-staticblitz.com",
            "googleusercontent.com", "koyeb.app", "kinsta.app", "azurecontainerapps.io", "*.azurecontainerapps.io", "*.cloudapp.azure.com"),

        // The list has web.core.windows.net and some zones of azurestaticapps.net. Names are given out in all zones of both.
        .. Shared(Site, "*.web.core.windows.net", "centralus.*.azurestaticapps.net", "eastasia.*.azurestaticapps.net",
            "eastus2.*.azurestaticapps.net", "westeurope.*.azurestaticapps.net", "westus2.*.azurestaticapps.net", "*.azurestaticapps.net",
            "kinsta.page", "squarespace.com", "powerappsportals.com"),
        .. Shared(Tenant, "sharepoint.com", "my.site.com", "my.salesforce.com", "lightning.force.com", "vf.force.com"),
    ];

    /// <summary>What strangers do under the domain, or null if it is not known to be shared.</summary>
    /// <param name="domain">A domain as <see cref="HostGrammar.IsDomain"/> defines it.</param>
    /// <param name="isAnyDepth">Whether names of more than one label below the domain count as well.</param>
    public static string? Reason(string domain, bool isAnyDepth)
    {
        var labels = domain.Split('.');
        foreach (var (rule, reason) in Rules)
        {
            if (isAnyDepth ? IsAtOrBelow(rule, labels) : rule.Length == labels.Length && IsAtOrBelow(rule, labels))
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Whether a name that the rule describes is the domain or lies below it.</summary>
    private static bool IsAtOrBelow(string[] rule, string[] domain)
    {
        if (rule.Length < domain.Length)
        {
            return false;
        }

        for (var i = 1; i <= domain.Length; i++)
        {
            if (rule[^i] != "*" && rule[^i] != domain[^i])
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(string[] Labels, string Reason)> Shared(string reason, params string[] rules) =>
        rules.Select(rule => (rule.Split('.'), reason));
}
