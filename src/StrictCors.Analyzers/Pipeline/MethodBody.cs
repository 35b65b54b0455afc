using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StrictCors.Analyzers.Pipeline;

/// <summary>The calls of one method, lambda or local function, in order. What nested functions do is not part of it.</summary>
internal sealed class MethodBody
{
    private static readonly string[] Creators = ["CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder"];
    private static readonly string[] Starters = ["Run", "RunAsync", "Start", "StartAsync"];

    private readonly IOperation _body;
    private readonly List<PipelineCall> _calls;

    private MethodBody(IOperation body)
    {
        _body = body;
        _calls = [.. Inside(body).OfType<IInvocationOperation>().Select(call => new PipelineCall(call)).OrderBy(call => call.Position)];
    }

    public IReadOnlyList<PipelineCall> Calls => _calls;

    /// <summary>Gets the call that creates a builder of a web application; null if the method does not create one.</summary>
    public PipelineCall? Creation => _calls.Find(call =>
        Creators.Contains(call.Name) && call.Operation.TargetMethod.ContainingType.Name == "WebApplication");

    /// <summary>Gets the call that builds the web application.</summary>
    public PipelineCall? Building => _calls.Find(call =>
        call.Name == "Build" && call.Operation.TargetMethod.ContainingType.Name == "WebApplicationBuilder");

    /// <summary>Gets a value indicating whether the method builds a web application and runs it, so that it shows all of the pipeline.</summary>
    public bool IsWholeProgram => Creation is not null && Building is not null
        && _calls.Exists(call => Starters.Contains(call.Name)
            && (call.Operation.TargetMethod.ContainingType.Name is "WebApplication" or "HostingAbstractionsHostExtensions"));

    public static MethodBody Around(IOperation operation)
    {
        var body = operation;
        while (body.Parent is { } parent && body is not IAnonymousFunctionOperation and not ILocalFunctionOperation)
        {
            body = parent;
        }

        return new(body);
    }

    /// <summary>The calls on one application builder.</summary>
    public IReadOnlyList<PipelineCall> CallsOn(ISymbol app) => _calls.FindAll(call =>
        SymbolEqualityComparer.Default.Equals(PipelineCall.RootOf(PipelineCall.ReceiverOf(call.Operation)), app));

    /// <summary>Whether a word occurs in the text of the method, nested functions included.</summary>
    public bool Mentions(string word) => _body.Syntax.ToString().Contains(word, StringComparison.Ordinal);

    /// <summary>Whether the method gives the application builder to code of the project, which may add middleware to it.</summary>
    public bool HandsOver(ISymbol app) => _calls.Exists(call =>
        !call.Operation.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && (call.Operation.Arguments.Any(argument => Is(argument.Value, app)) || Is(call.Operation.Instance, app)));

    private static bool Is(IOperation? value, ISymbol app) => SymbolEqualityComparer.Default.Equals(PipelineCall.RootOf(value), app);

    private static IEnumerable<IOperation> Inside(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            yield return child;
            foreach (var descendant in Inside(child))
            {
                yield return descendant;
            }
        }
    }
}
