using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace StrictCors.Endpoints;

/// <summary>What StrictCors knows of MVC, without a reference to it: the code of its endpoints, its pages, and the actions that it routes
/// itself.</summary>
/// <remarks>The SDK marks each assembly that refers to MVC as one that may have controllers. A start with AddControllers would load every type of
/// it, to look for them, and a start without would load MVC.</remarks>
internal static class MvcActions
{
    private const string Assembly = "Microsoft.AspNetCore.Mvc.Core";
    private const string Provider = $"Microsoft.AspNetCore.Mvc.Infrastructure.IActionDescriptorCollectionProvider, {Assembly}";
    private const string Options =
        $"Microsoft.Extensions.Options.IOptions`1[[Microsoft.AspNetCore.Mvc.MvcOptions, {Assembly}]], Microsoft.Extensions.Options";

    private const string ActionName = "Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor";
    private const string PageName = "Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor";
    private const string CompiledPageName = "Microsoft.AspNetCore.Mvc.RazorPages.CompiledPageActionDescriptor";

    /// <summary>Gets a value indicating whether the program uses MVC.</summary>
    public static bool AreThere => LoadedAssemblies.Contain(Assembly);

    public static bool IsPage(object metadata) => IsA(metadata, PageName);

    /// <summary>The controller and the method, or the page, if this is the metadata of an endpoint of MVC.</summary>
    public static IEnumerable<MemberInfo> MembersOf(object metadata) =>
        (IsA(metadata, ActionName) ? (object?[])[Get(metadata, "ControllerTypeInfo"), Get(metadata, "MethodInfo")]
            : IsA(metadata, CompiledPageName) ? [Get(metadata, "HandlerTypeInfo")]
            : []).OfType<MemberInfo>();

    /// <summary>The actions, each with its metadata, if MVC routes them itself (<c>EnableEndpointRouting = false</c>); otherwise none. Loads
    /// MVC.</summary>
    public static IEnumerable<(string? Name, IEnumerable<object> Metadata)> WithoutEndpoints(IServiceProvider services)
    {
        if (Service(services, Type.GetType(Provider)) is not { } provider
            || Get(Get(Service(services, Type.GetType(Options)), "Value"), "EnableEndpointRouting") is not false)
        {
            return [];
        }

        return Items(Get(provider, "ActionDescriptors"), "Items")
            .Select(action => ((Get(action, "DisplayName") ?? Get(action, "Id")) as string, Items(action, "EndpointMetadata")));
    }

    private static object? Service(IServiceProvider services, Type? type) => type is null ? null : services.GetService(type);

    private static IEnumerable<object> Items(object? owner, string property) => Get(owner, property) as IEnumerable<object> ?? [];

    private static bool IsA(object metadata, string name)
    {
        for (var type = metadata.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == name)
            {
                return true;
            }
        }

        return false;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "MVC needs the same members. If one is missing, an attribute is not found.")]
    private static object? Get(object? owner, string property) => owner?.GetType().GetProperty(property)?.GetValue(owner);
}
