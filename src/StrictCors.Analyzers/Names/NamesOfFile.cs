using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Values;
using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Analyzers.Names;

/// <summary>The names of policies in one file.</summary>
/// <param name="context">The file.</param>
/// <param name="attribute">The type of <c>[StrictCors]</c>.</param>
/// <param name="names">The names of the project.</param>
internal sealed class NamesOfFile(SemanticModelAnalysisContext context, INamedTypeSymbol attribute, ProjectNames names)
{
    private readonly MissingDefault _default = new(context, names);

    public void CheckUse(InvocationExpressionSyntax written)
    {
        _default.CheckCall(written);
        if (!AreInSettings(written.ArgumentList.Arguments.Select(argument => argument.Expression))
            && OperationOf(written) is IInvocationOperation call && PoliciesOfCode.IsOurs(call.TargetMethod))
        {
            CheckList(
                $"{call.TargetMethod.Name}(…)",
                call.Arguments.Where(argument => argument.Parameter?.Name is "policyNames" or "policyName").SelectMany(EntriesOf),
                Problems.UnknownPolicy);
        }
    }

    public void CheckAttribute(AttributeSyntax written)
    {
        _default.CheckAttribute(written);
        if (!AreInSettings(written.ArgumentList?.Arguments.Select(argument => argument.Expression) ?? [])
            && OperationOf(written) is IAttributeOperation { Operation: IObjectCreationOperation creation }
            && SymbolEqualityComparer.Default.Equals(creation.Type, attribute))
        {
            CheckList("[StrictCors]", creation.Arguments.SelectMany(EntriesOf), Problems.UnknownPolicy);
        }
    }

    /// <summary><c>options.DefaultPolicy = "web"</c>.</summary>
    public void CheckDefault(AssignmentExpressionSyntax written)
    {
        if (!AreInSettings([written.Right])
            && OperationOf(written) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
            && target.Property.ContainingType.ToDisplayString() == KnownTypes.Options)
        {
            CheckList("options.DefaultPolicy", [new(Constant.Text(assignment.Value), assignment.Value.Syntax)], Problems.UnknownDefaultPolicy);
        }
    }

    /// <summary>The name of a policy that code adds.</summary>
    public void CheckAdded(InvocationExpressionSyntax written)
    {
        if (OperationOf(written) is not IInvocationOperation call || !PoliciesOfCode.IsOurs(call.TargetMethod)
            || PoliciesOfCode.NameOf(call) is not { } name)
        {
            return;
        }

        var isDefault = call.TargetMethod.Name == "AddDefaultPolicy";
        var place = isDefault ? written.Expression is MemberAccessExpressionSyntax access ? access.Name : written.Expression
            : call.Arguments.First(argument => argument.Parameter?.Name == "name").Value.Syntax;
        var path = $"Policies:{name}";
        if (name.Contains(ListEntries.Separator, StringComparison.Ordinal))
        {
            Report(Problems.NameHasSemicolon(path, name), place);
        }
        else if (AddedBefore.In(call, name)
            || (names.Settings is { } settings && settings.Environments.All(environment => environment.Options?.Policies.ContainsKey(name) == true)))
        {
            Report(Problems.DuplicatePolicy(path, name), place);
        }
        else if (isDefault && names.Settings is { } known
            && known.Environments.All(environment => environment.Options?.DefaultPolicy is not null))
        {
            Report(Problems.TwoDefaultPolicies("DefaultPolicy", known.Environments[0].Options!.DefaultPolicy!), place);
        }
    }

    private IOperation? OperationOf(SyntaxNode node) => context.SemanticModel.GetOperation(node, context.CancellationToken);

    /// <summary>Whether this is one literal, or none, that the settings have as a name. Then nothing has to be bound, and the code is not searched
    /// for names.</summary>
    private bool AreInSettings(IEnumerable<ExpressionSyntax> arguments)
    {
        var texts = arguments.Select(argument => (argument as LiteralExpressionSyntax)?.Token.Value as string).ToList();
        return texts.Count == 0 || (texts is [{ } name] && names.Settings?.Names.Contains(name, StringComparer.OrdinalIgnoreCase) == true);
    }

    private void CheckList(
        string path, IEnumerable<Entry> entries, Func<string, string, IReadOnlyCollection<string>, StrictCorsConfigurationProblem> unknown)
    {
        var list = new List<(string Name, Entry Entry)>();
        foreach (var entry in entries)
        {
            if (entry.Text is null)
            {
                return;
            }

            foreach (var name in ListEntries.Split(entry.Text))
            {
                if (list.Exists(earlier => earlier.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                {
                    Report(
                        Problems.PolicyTwiceInList(path, name, ListEntries.Join([.. list.Select(earlier => earlier.Name), name])) with { Fix = null },
                        entry);
                }
                else if (names.All is { } known && !known.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    Report(unknown(path, name, known.Names), entry);
                }

                list.Add((name, entry));
            }
        }

        CheckTogether(path, list);
    }

    /// <summary>SC2035 and SC2037, if every environment has the problem.</summary>
    private void CheckTogether(string path, List<(string Name, Entry Entry)> list)
    {
        var environments = list.Count < 2 || names.All is not { } known ? [] : known.Policies().ToList();
        if (environments.Count == 0)
        {
            return;
        }

        var count = 0;
        for (var length = 2; length <= list.Count; length++)
        {
            // The check of one more name finds one more problem, or none.
            var found = environments.Select(policies => Together(path, list, length, policies)).ToList();
            if (found.TrueForAll(problems => problems.Count > count))
            {
                Report(Together(path, list, list.Count, environments[0])[count], list[length - 1].Entry);
            }

            count = found.Max(problems => problems.Count);
        }
    }

    private static List<StrictCorsConfigurationProblem> Together(
        string path, List<(string Name, Entry Entry)> list, int length, IDictionary<string, StrictCorsPolicyOptions> policies) =>
    [
        .. PolicyListChecks.Check(path, ListEntries.Join([.. list.Take(length).Select(item => item.Name)]), policies, _ => null)
            .Where(problem => problem.Code != Problems.SC2036.Id),
    ];

    private static IEnumerable<Entry> EntriesOf(IArgumentOperation argument) =>
        argument.Parameter?.Name == "policyName" ? [new(Constant.Text(argument.Value), argument.Value.Syntax)] : ConstantList.Read(argument);

    private void Report(StrictCorsConfigurationProblem problem, Entry entry) =>
        Report(entry.IsElsewhere ? problem with { Fix = null } : problem, entry.Syntax);

    private void Report(StrictCorsConfigurationProblem problem, SyntaxNode place) =>
        context.ReportDiagnostic(Rules.Report.Create(problem, place.GetLocation()));
}
