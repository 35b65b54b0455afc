using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Checks;
using StrictCors.Text;

namespace StrictCors.Endpoints;

/// <summary>Attributes of MVC actions that no middleware can see, because MVC routes by itself (<c>EnableEndpointRouting = false</c>).</summary>
internal static class LegacyRoutingChecks
{
    // Not Mvc.Core: an attribute of each program that references StrictCors loads that.
    public static IEnumerable<StrictCorsConfigurationProblem> Check(IServiceProvider services) =>
        LoadedAssemblies.Contain("Microsoft.AspNetCore.Mvc.Abstractions") ? CheckActions(services) : [];

    private static IEnumerable<StrictCorsConfigurationProblem> CheckActions(IServiceProvider services)
    {
        if (services.GetService<IActionDescriptorCollectionProvider>() is not { } actions
            || services.GetRequiredService<IOptions<MvcOptions>>().Value.EnableEndpointRouting)
        {
            yield break;
        }

        foreach (var action in actions.ActionDescriptors.Items)
        {
            if (action.EndpointMetadata.OfType<ICorsMetadata>().LastOrDefault() is { } attribute)
            {
                yield return Problems.AttributeIsNotSeen(
                    $"action '{Display.Escape(action.DisplayName ?? action.Id)}'", EndpointMetadata.ChoiceOf(attribute).ToString());
            }
        }
    }
}
