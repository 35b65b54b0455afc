using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StrictCors.Tests.MovingOver;

/// <summary>Compiles text as the compiler of an application does, with the namespaces that Microsoft.NET.Sdk.Web imports.</summary>
internal static class CompiledText
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Cors;
        global using Microsoft.AspNetCore.Cors.Infrastructure;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.AspNetCore.SignalR;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Options;
        global using StrictCors;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly Lazy<CSharpCompilation> Common = new(() => CSharpCompilation.Create(
        "Compiled",
        [CSharpSyntaxTree.ParseText(Usings, Language)],
        References(),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    /// <summary>All assemblies of the tests, without the second copy of the library's lowest folders.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) != "StrictCors.Analyzers.dll").Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>The errors of the compiler in these texts.</summary>
    public static IReadOnlyList<Diagnostic> Errors(params string[] texts) =>
        [.. Compile(texts).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>The errors in these statements, with a <c>builder</c>, an <c>app</c>, the <c>options</c> and a <c>policy</c> in scope.</summary>
    public static IReadOnlyList<Diagnostic> ErrorsOfStatements(string statements) => Errors($$"""
        static class Program
        {
            static void Run(WebApplicationBuilder builder, WebApplication app, StrictCorsOptions options, StrictCorsPolicyBuilder policy)
            {
                {{statements}}
            }
        }
        """);

    public static Assembly Load(params string[] texts)
    {
        using var stream = new MemoryStream();
        var result = Compile(texts).Emit(stream);
        result.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Should().BeEmpty(texts[^1]);
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>From one common compilation, so that the references are read once. The assemblies have the same name; each is loaded into a context
    /// of its own.</summary>
    private static CSharpCompilation Compile(string[] texts) =>
        Common.Value.AddSyntaxTrees(texts.Select(text => CSharpSyntaxTree.ParseText(text, Language)));
}
