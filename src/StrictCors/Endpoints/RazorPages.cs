using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StrictCors.Endpoints;

/// <summary>Endpoints of Razor Pages.</summary>
internal static class RazorPages
{
    public static bool IsPage(Endpoint endpoint)
    {
        foreach (var metadata in endpoint.Metadata)
        {
            // Nothing else has to load the assemblies of MVC.
            if (metadata.GetType().Namespace?.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) == true)
            {
                return HasDescriptor(endpoint);
            }
        }

        return false;
    }

    private static bool HasDescriptor(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;
}
