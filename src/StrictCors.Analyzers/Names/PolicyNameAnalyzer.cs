using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Names;

/// <summary>SC2001: a name that no policy of the settings and of the code has. SC2036: a name twice in one list.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rule.StartingWith("SC2001", "SC2036")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.Attribute) is not { } attribute)
            {
                return;
            }

            Func<KnownPolicies> create = () => new(start.Compilation, start.Options.AdditionalFiles, start.CancellationToken);
            var names = new Lazy<IReadOnlyCollection<string>?>(() => create().Find());
            var settings = new Lazy<IReadOnlyCollection<string>>(() => create() is var known && known.ReadSettings() ? known.Names : []);
            start.RegisterSyntaxNodeAction(node => CheckCall(node, settings, names), SyntaxKind.InvocationExpression);
            start.RegisterSyntaxNodeAction(node => CheckAttribute(node, attribute, settings, names), SyntaxKind.Attribute);
        });
    }

    /// <summary>Whether these are literals that the settings have as names, each once. Then nothing has to be bound, and the code is not searched
    /// for names.</summary>
    private static bool AreInSettings(IEnumerable<ExpressionSyntax> arguments, Lazy<IReadOnlyCollection<string>> settings)
    {
        var names = arguments.Select(argument => (argument as LiteralExpressionSyntax)?.Token.Value as string).ToList();
        return names.TrueForAll(name => name is not null && settings.Value.Contains(name, StringComparer.OrdinalIgnoreCase))
            && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count;
    }

    private static void CheckCall(
        SyntaxNodeAnalysisContext context, Lazy<IReadOnlyCollection<string>> settings, Lazy<IReadOnlyCollection<string>?> names)
    {
        var written = (InvocationExpressionSyntax)context.Node;
        if (Called.NameOf(written) is "UseStrictCors" or "RequireStrictCors" or "AddOriginSource"
            && !AreInSettings(written.ArgumentList.Arguments.Select(argument => argument.Expression), settings)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IInvocationOperation call
            && call.TargetMethod.ContainingAssembly.Name == "StrictCors")
        {
            Check(
                context,
                $"{call.TargetMethod.Name}(…)",
                call.Arguments.Where(argument => argument.Parameter?.Name is "policyNames" or "policyName"),
                names);
        }
    }

    private static void CheckAttribute(
        SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute, Lazy<IReadOnlyCollection<string>> settings,
        Lazy<IReadOnlyCollection<string>?> names)
    {
        var written = (AttributeSyntax)context.Node;
        if (written.Name.ToString().Contains("StrictCors", StringComparison.Ordinal)
            && !AreInSettings(written.ArgumentList?.Arguments.Select(argument => argument.Expression) ?? [], settings)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken)
                is IAttributeOperation { Operation: IObjectCreationOperation creation }
            && SymbolEqualityComparer.Default.Equals(creation.Type, attribute))
        {
            Check(context, "[StrictCors]", creation.Arguments, names);
        }
    }

    private static void Check(
        SyntaxNodeAnalysisContext context, string path, IEnumerable<IArgumentOperation> arguments, Lazy<IReadOnlyCollection<string>?> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in arguments.SelectMany(Read))
        {
            foreach (var name in ListEntries.Split(entry.Text ?? ""))
            {
                if (!seen.Add(name))
                {
                    Report(context, Problems.PolicyTwiceInList(path, name, ListEntries.Join([.. seen, name])) with { Fix = null }, entry);
                }
                else if (names.Value is { } known && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    Report(context, Problems.UnknownPolicy(path, name, known), entry);
                }
            }
        }
    }

    private static IEnumerable<Entry> Read(IArgumentOperation argument) =>
        argument.Parameter?.Name == "policyName" ? [new(Constant.Text(argument.Value), argument.Value.Syntax)] : ConstantList.Read(argument);

    private static void Report(SyntaxNodeAnalysisContext context, StrictCorsConfigurationProblem problem, Entry entry) =>
        context.ReportDiagnostic(Rules.Report.Create(entry.IsElsewhere ? problem with { Fix = null } : problem, entry.Syntax.GetLocation()));
}
