using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Headers;
using StrictCors.Analyzers.Policies;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests;

/// <summary>A later framework may have its types in other assemblies. The analyzers find them where the known assembly forwards them to, and without
/// that assembly, too.</summary>
public sealed class MovedTypesTests
{
    private const string Types = """
        namespace Microsoft.AspNetCore.Cors.Infrastructure
        {
            public class CorsPolicyBuilder
            {
                public CorsPolicyBuilder WithOrigins(params string[] origins) => this;
                public CorsPolicyBuilder AllowCredentials() => this;
            }

            public class CorsOptions
            {
                public void AddPolicy(string name, System.Action<CorsPolicyBuilder> configure) { }
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class CorsServiceCollectionExtensions
            {
                public static object AddCors(this object services, System.Action<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions> configure) =>
                    services;
            }
        }

        namespace Microsoft.AspNetCore.Http
        {
            public interface IHeaderDictionary
            {
                string this[string name] { get; set; }
            }

            public class HttpResponse
            {
                public IHeaderDictionary Headers => null;
            }
        }
        """;

    private const string CorsForwards = """
        [assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder))]
        [assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions))]
        [assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Microsoft.Extensions.DependencyInjection.CorsServiceCollectionExtensions))]
        """;

    private const string HeaderForwards =
        "[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Microsoft.AspNetCore.Http.IHeaderDictionary))]";

    private const string Program = """
        using Microsoft.Extensions.DependencyInjection;

        new object().AddCors(options => options.AddPolicy("web", policy => policy.WithOrigins("https://a.example/")));
        new Microsoft.AspNetCore.Http.HttpResponse().Headers["Access-Control-Allow-Origin"] = "*";
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_type_of_the_framework_is_found_where_it_has_moved(bool isForwarded)
    {
        MetadataReference[] system = [.. References.All.Where(reference =>
            !Path.GetFileName(reference.Display!).StartsWith("Microsoft.", StringComparison.Ordinal))];
        var moved = Emit("Microsoft.AspNetCore.Moved", Types, system);
        MetadataReference[] forwards = isForwarded
            ? [Emit("Microsoft.AspNetCore.Cors", CorsForwards, [.. system, moved]), Emit("Microsoft.AspNetCore.Http.Features", HeaderForwards,
                [.. system, moved])]
            : [];
        var program = Compile("Program", Program, OutputKind.ConsoleApplication, [.. system, moved, .. forwards]);
        program.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Should().BeEmpty();

        var found = await program.WithAnalyzers(
            ImmutableArray.Create<DiagnosticAnalyzer>(new BuiltInCorsAnalyzer(), new PolicyAnalyzer(), new OwnedHeaderAnalyzer()))
            .GetAnalyzerDiagnosticsAsync();

        found.Select(diagnostic => diagnostic.Id).Should().BeEquivalentTo("SC4001", "SC4002", "SC4003");
    }

    [Fact]
    public async Task A_type_of_the_program_with_the_same_name_is_not_the_frameworks()
    {
        var program = Compile("Program", $"{Program}\n{Types}", OutputKind.ConsoleApplication, [.. References.All.Where(reference =>
            !Path.GetFileName(reference.Display!).StartsWith("Microsoft.", StringComparison.Ordinal))]);

        var found = await program.WithAnalyzers([new BuiltInCorsAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        found.Should().BeEmpty();
    }

    private static PortableExecutableReference Emit(string name, string source, MetadataReference[] references)
    {
        using var stream = new MemoryStream();
        var result = Compile(name, source, OutputKind.DynamicallyLinkedLibrary, references).Emit(stream);
        result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static CSharpCompilation Compile(string name, string source, OutputKind kind, MetadataReference[] references) =>
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, new(LanguageVersion.CSharp13))], references, new(kind));
}
