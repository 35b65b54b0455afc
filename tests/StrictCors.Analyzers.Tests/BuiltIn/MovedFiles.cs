using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>The files of one program, which the compiler and "fix all" get together.</summary>
internal sealed class MovedFiles(IReadOnlyList<string> texts)
{
    // What Microsoft.NET.Sdk.Web imports.
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public IReadOnlyList<string> Texts => texts;

    public string All => string.Join("\n", texts);

    /// <summary>"Fix all" in the whole project.</summary>
    public async Task<MovedFiles> ConvertAsync() => new(await FixAll.ConvertAsync(texts, [Usings]));

    public IReadOnlyList<Diagnostic> Errors() =>
        [.. Compile().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    public Assembly Load()
    {
        var name = $"Program{Guid.NewGuid():N}";
        using var stream = new MemoryStream();
        Compile(name).Emit(stream).Success.Should().BeTrue(All);
        var assembly = Assembly.Load(stream.ToArray());

        // A host loads the assembly of its Startup class by name.
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => new AssemblyName(wanted.Name).Name == name ? assembly : null;
        return assembly;
    }

    private CSharpCompilation Compile(string name = "Program") => CSharpCompilation.Create(
        name, texts.Prepend(Usings).Select(text => CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Latest))), References.All,
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
}
