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

    private const string DescriptorName = "Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor";
    private const string ActionName = "Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor";
    private const string PageName = "Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor";
    private const string CompiledPageName = "Microsoft.AspNetCore.Mvc.RazorPages.CompiledPageActionDescriptor";

    /// <summary>Gets a value indicating whether the program uses MVC.</summary>
    public static bool AreThere => LoadedAssemblies.Contain(Assembly);

    public static bool IsPage(object metadata) => TypeOf(metadata, PageName) is not null;

    /// <summary>The controller and the method, or the page, if this is the metadata of an endpoint of MVC.</summary>
    public static IEnumerable<MemberInfo> MembersOf(object metadata) =>
        (TypeOf(metadata, ActionName) is { } action
                ? (object?[])[Get(metadata, action, "ControllerTypeInfo"), Get(metadata, action, "MethodInfo")]
            : TypeOf(metadata, CompiledPageName) is { } page ? [Get(metadata, page, "HandlerTypeInfo")]
            : []).OfType<MemberInfo>();

    /// <summary>The actions, each with its metadata, if MVC routes them itself (<c>EnableEndpointRouting = false</c>); otherwise none. Loads
    /// MVC.</summary>
    public static IEnumerable<(string? Name, IEnumerable<object> Metadata)> WithoutEndpoints(IServiceProvider services)
    {
        if (Value(services, Type.GetType(Options), "Value") is not { } options
            || Get(options, options.GetType(), "EnableEndpointRouting") is not false
            || Value(services, Type.GetType(Provider), "ActionDescriptors") is not { } actions
            || Get(actions, actions.GetType(), "Items") is not IEnumerable<object> items)
        {
            return [];
        }

        return items.Select(action => (Text(action, "DisplayName") ?? Text(action, "Id"),
            Get(action, TypeOf(action, DescriptorName), "EndpointMetadata") as IEnumerable<object> ?? []));
    }

    private static string? Text(object action, string property) => Get(action, TypeOf(action, DescriptorName), property) as string;

    /// <summary>A property of a service, as the type declares it under which it is registered.</summary>
    private static object? Value(IServiceProvider services, Type? type, string property) =>
        type is not null && services.GetService(type) is { } service ? Get(service, type, property) : null;

    /// <summary>The type of that name that the object has, itself or as a base.</summary>
    private static Type? TypeOf(object owner, string name)
    {
        var type = owner.GetType();
        while (type is not null && type.FullName != name)
        {
            type = type.BaseType;
        }

        return type;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "MVC needs the same members. If one is missing, an attribute is not found.")]
    private static object? Get(object owner, Type? type, string property) =>
        type?.GetProperty(property)?.GetValue(owner, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
}
