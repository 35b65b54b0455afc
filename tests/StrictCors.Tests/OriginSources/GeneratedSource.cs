using System.Reflection;
using System.Reflection.Emit;

namespace StrictCors.Tests.OriginSources;

/// <summary>Builds of one class: the same names, another module version id each.</summary>
internal static class GeneratedSource
{
    public static Type Create() => Derive("Tenants", typeof(object));

    public static Type Derive(string name, Type parent) => AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("Tenants"), AssemblyBuilderAccess.Run)
        .DefineDynamicModule("Tenants")
        .DefineType(name, TypeAttributes.Public, parent)
        .CreateType();
}
