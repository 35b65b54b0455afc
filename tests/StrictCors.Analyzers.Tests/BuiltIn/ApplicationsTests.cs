using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>The well-known applications that the tests of the library move over: "fix all" converts their files, and they compile.</summary>
public sealed class ApplicationsTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Cors;
        global using Microsoft.AspNetCore.Cors.Infrastructure;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using StrictCors;

        """;

    public static TheoryData<string> Names =>
    [
        .. Directory.EnumerateFiles(Folder(), "*Application.cs").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "MovedApplication").Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_are_ten_and_more() => Names.Should().HaveCountGreaterThanOrEqualTo(10);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_well_known_application_compiles_after_fix_all(string name)
    {
        var common = Read("MovedApplication");
        var program = Read(name);
        var main = $"{Usings}static class Program {{ static void Main() {{ }} }}";
        Errors(main, common, program).Should().BeEmpty("it compiles before");

        var converted = await FixAll.ConvertAsync(program, main, common);

        Errors(main, common, converted).Should().BeEmpty(converted);
        converted.Should().NotContainAny("AddCors(", "UseCors(");
    }

    private static IEnumerable<Diagnostic> Errors(params string[] sources) => CSharpCompilation.Create(
            "Program",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Latest))),
            References.All,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), $"{name}.cs"));

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests/StrictCors.Tests/MovingOver/Applications");
    }
}
