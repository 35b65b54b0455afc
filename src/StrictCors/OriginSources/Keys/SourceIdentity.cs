using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace StrictCors.OriginSources;

/// <summary>What distinguishes a source and its version from others: names and module version ids of the class, its base classes and their type
/// arguments. The compiler gives each different build of an assembly another module version id. An assembly version would not do: it stays the
/// same in most builds. A class that is generated at run time, such as a proxy, is another one in each process, and shares nothing.</summary>
internal static class SourceIdentity
{
    private static readonly ConditionalWeakTable<Type, string> Known = [];

    public static string Of(Type source) => Known.GetValue(source, static type => Describe(type));

    /// <summary>The version of an assembly.</summary>
    public static string VersionOf(Assembly assembly)
    {
        try
        {
            return assembly.ManifestModule.ModuleVersionId.ToString();
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            // Not every runtime keeps the id.
            return assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.FullName ?? "";
        }
    }

    private static string Describe(Type source)
    {
        var text = new StringBuilder();
        for (var type = source; type is not null && type != typeof(object); type = type.BaseType)
        {
            Append(text, type);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        text.Append(type.Namespace).Append('|').Append(type.Name).Append('|').Append(type.DeclaringType).Append('|')
            .Append(type.Assembly.GetName().Name).Append('|').Append(VersionOf(type.Assembly)).Append('[');
        foreach (var argument in type.GetGenericArguments())
        {
            Append(text, argument);
        }

        text.Append(']');
    }
}
