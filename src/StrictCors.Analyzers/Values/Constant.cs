using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StrictCors.Analyzers.Values;

/// <summary>Reads values that the compiler knows. Every method returns null for all others.</summary>
internal static class Constant
{
    public static string? Text(IOperation operation) => Unwrap(operation).ConstantValue is { HasValue: true, Value: string text } ? text : null;

    public static int? Number(IOperation operation) => Unwrap(operation).ConstantValue is { HasValue: true, Value: int number } ? number : null;

    public static bool IsNull(IOperation operation) => Unwrap(operation).ConstantValue is { HasValue: true, Value: null };

    /// <summary>A time span from <c>TimeSpan.From…</c>, <c>new TimeSpan(…)</c> or <c>TimeSpan.Zero</c> with constants.</summary>
    public static TimeSpan? Time(IOperation operation) => Unwrap(operation) switch
    {
        IFieldReferenceOperation { Field: { ContainingType.Name: nameof(TimeSpan), Name: nameof(TimeSpan.Zero) } } => TimeSpan.Zero,
        IFieldReferenceOperation { Field: { ContainingType.Name: nameof(TimeSpan), Name: nameof(TimeSpan.MaxValue) } } => TimeSpan.MaxValue,
        IInvocationOperation { TargetMethod.ContainingType.Name: nameof(TimeSpan) } call => From(call.TargetMethod.Name, Numbers(call.Arguments)),
        IObjectCreationOperation { Type.Name: nameof(TimeSpan) } creation => New(Numbers(creation.Arguments)),
        _ => null,
    };

    /// <summary>The operation below conversions that the compiler adds or that change nothing, and below parentheses.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation;
    }

    private static double[]? Numbers(IEnumerable<IArgumentOperation> arguments)
    {
        var numbers = new List<double>();
        foreach (var argument in arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            // A value that is left out has its default, which is zero in each of these methods.
            switch (argument.Value.ConstantValue is { HasValue: true } constant ? constant.Value : Unwrap(argument.Value).ConstantValue.Value)
            {
                case int number:
                    numbers.Add(number);
                    break;
                case long number:
                    numbers.Add(number);
                    break;
                case double number:
                    numbers.Add(number);
                    break;
                default:
                    return null;
            }
        }

        return [.. numbers];
    }

    private static TimeSpan? From(string method, double[]? values)
    {
        // Smaller units follow: FromHours(hours, minutes, seconds, milliseconds, microseconds).
        double[] seconds = [86_400, 3_600, 60, 1, 0.001, 0.000_001];
        var unit = Array.IndexOf(["FromDays", "FromHours", "FromMinutes", "FromSeconds", "FromMilliseconds", "FromMicroseconds"], method);
        return unit < 0 || values is null || values.Length > seconds.Length - unit
            ? null
            : OfSeconds(values.Select((value, i) => value * seconds[unit + i]).Sum());
    }

    private static TimeSpan? New(double[]? values) => values switch
    {
        [var ticks] => OfSeconds(ticks / TimeSpan.TicksPerSecond),
        [var hours, var minutes, var seconds] => OfSeconds((hours * 3_600) + (minutes * 60) + seconds),
        [var days, var hours, var minutes, var seconds] => OfSeconds((days * 86_400) + (hours * 3_600) + (minutes * 60) + seconds),
        [var days, var hours, var minutes, var seconds, var milliseconds, ..] =>
            OfSeconds((days * 86_400) + (hours * 3_600) + (minutes * 60) + seconds + (milliseconds / 1_000)),
        _ => null,
    };

    private static TimeSpan? OfSeconds(double seconds) =>
        Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : null;
}
