using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>Which tracks train, choose and test in one fold, by id, each in the dataset's order.</summary>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Train">What the model is fitted on.</param>
/// <param name="Validation">What early stopping and other choices look at; may be empty.</param>
/// <param name="Test">What is scored, once.</param>
public sealed record Split(int Fold, ImmutableArray<string> Train, ImmutableArray<string> Validation, ImmutableArray<string> Test);
