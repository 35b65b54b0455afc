using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace StrictCors.PackageTests.Infrastructure;

/// <summary>The documentation of an assembly, and the members that its users see.</summary>
internal static class PublicMembers
{
    /// <summary>Each documented member is public, no name has more documented overloads than public ones, and each public type is
    /// documented.</summary>
    public static void ShouldBeAll(IEnumerable<byte> assembly, string documentation)
    {
        using var file = new PEReader(assembly.ToImmutableArray());
        var visible = Visible(file.GetMetadataReader()).GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count());
        var documented = XDocument.Parse(documentation).Descendants("member").Select(member => NameOf(member.Attribute("name")!.Value))
            .GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count());

        documented.Keys.Should().BeSubsetOf(visible.Keys);
        documented.Should().OnlyContain(member => member.Value <= visible[member.Key]);
        visible.Keys.Where(name => name.StartsWith("T:", StringComparison.Ordinal)).Should().BeSubsetOf(documented.Keys);
    }

    /// <summary>Kind and name, without type parameters and parameters: <c>M:StrictCors.Origin.TryParse</c>.</summary>
    private static string NameOf(string id) => id.Split('(', '`')[0];

    private static IEnumerable<string> Visible(MetadataReader reader)
    {
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => type.Attributes.HasFlag(TypeAttributes.Public)
            && (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public))
        {
            var name = $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name).Split('`')[0]}";
            yield return $"T:{name}";
            foreach (var field in type.GetFields().Select(reader.GetFieldDefinition).Where(field => IsVisible((MethodAttributes)field.Attributes)))
            {
                yield return $"F:{name}.{reader.GetString(field.Name)}";
            }

            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(method => IsVisible(method.Attributes)))
            {
                yield return $"M:{name}.{reader.GetString(method.Name).Replace(".ctor", "#ctor", StringComparison.Ordinal)}";
            }

            foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition))
            {
                var accessors = property.GetAccessors();
                if (new[] { accessors.Getter, accessors.Setter }.Any(method =>
            !method.IsNil && IsVisible(reader.GetMethodDefinition(method).Attributes)))
                {
                    yield return $"P:{name}.{reader.GetString(property.Name)}";
                }
            }
        }
    }

    /// <summary>Fields and methods have the same bits: public, protected, or both.</summary>
    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;
}
